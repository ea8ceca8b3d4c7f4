#ifndef POS_KEYENV_H
#define POS_KEYENV_H

/*
 * The variables that the user's configuration names as key_env, taken out of
 * the environment (secret.h) by commands that need no model as well: what
 * they start, such as hooks, needs no key either.
 */

/* Take what a text names, be it whole, broken or commented out. */
void keyenv_take_named(const char *text);

/*
 * The same with the file of the configuration; none is nothing to do, and so
 * is one that cannot be read: endpoints_read() says what is wrong with it.
 */
void keyenv_take(void);

#endif
