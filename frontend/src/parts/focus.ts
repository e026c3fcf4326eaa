/**
 * As a `ref`: takes the focus once it is there, for what comes in the place of the control that was pressed, so that a
 * keyboard stays where it was and a screen reader says what is new.
 */
export const focusOnArrival = (element: HTMLElement | null): void => element?.focus()
