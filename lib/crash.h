#ifndef POS_CRASH_H
#define POS_CRASH_H

/*
 * For tests of what a kill leaves behind: with POS_CRASH_AT=n in the
 * environment the process kills itself with SIGKILL at the n-th point it
 * passes. POS_CRASH_LOG=FILE appends the name of each point passed, so the
 * lines of FILE are the points a whole run has; with POS_CRASH_STOP=NAME it
 * stops there the first time, as by SIGSTOP. Unset, a point is one branch.
 */
void crash_point(const char *name);

#endif
