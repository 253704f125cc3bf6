/** Pure decisions of this module. */
export {}
