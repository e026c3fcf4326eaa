/** Of the gateway; the SPA and the OpenAPI document show it. */
export const VERSION = '0.1.0'
