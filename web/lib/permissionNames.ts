import { createContext, useContext } from 'react'

/** What each permission is called in words; the frame of a door knows all its modules and tells. */
export const PermissionNames = createContext<(permission: string) => string>((permission) => permission)

/** Says a permission in words: `plans.accept` is "认定记录". */
export const usePermissionNames = (): ((permission: string) => string) => useContext(PermissionNames)
