import fc from 'fast-check'

// At a desk every run of a property test tries new cases; what it finds is mended there. Where a change waits to land, the same cases are
// tried each time, so that chance does not decide about it.
if (process.env.CI) fc.configureGlobal({ seed: 20_261_120 })
