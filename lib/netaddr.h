#ifndef POS_NETADDR_H
#define POS_NETADDR_H

/*
 * Addresses of the network in plain text, as mail programs make links of
 * them: https://host/path, www.host, name@host, host.tld/path, host.tld and
 * 192.0.2.1. A host needs a letter and a last label of two letters or more:
 * "e.g.", "Q3.2026" and "3.5x" are none; "plan.pdf" cannot be told from one.
 */

#include <stdbool.h>
#include <stddef.h>

/*
 * The first address in text, *n bytes, without the punctuation around it;
 * NULL: there is none. Look for the next one behind it.
 */
const char *netaddr_find(size_t *n, const char *text);

/*
 * Does the address of n bytes stand in text: as a whole, or as the beginning
 * of a longer path, or as the host of a longer name? A scheme http or https,
 * "www." and case do not matter.
 */
bool netaddr_stands_in(const char *text, const char *address, size_t n);

#endif
