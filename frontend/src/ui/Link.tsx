import { createContext, createElement, useContext, type ComponentProps, type ComponentType } from 'react'

type LinkProps = ComponentProps<'a'> & { href: string }

const PlainLink = ({ children, ...rest }: LinkProps) => <a {...rest}>{children}</a>

/** The app hands its router's link in here once; without it every link is a plain one. */
export const LinkContext = createContext<ComponentType<LinkProps>>(PlainLink)

export const Link = (props: LinkProps) => createElement(useContext(LinkContext), props)
