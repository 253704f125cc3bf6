/** Which roles carry which permission of this module. */
export const permissions = {} as const
