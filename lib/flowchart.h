#ifndef POS_FLOWCHART_H
#define POS_FLOWCHART_H

/*
 * The part of Mermaid that graphviz can draw, too: one flowchart of nodes and
 * edges.
 *
 *	flowchart LR
 *	    A["Ask"] -->|yes| B{"Known?"}
 *	    B -- "no" --> C(["end"])
 *	    B -.-> A & C
 *
 * Directions TB, TD, BT, LR, RL; nodes as [..] (..) ([..]) ((..)) [[..]]
 * [(..)] {..}; edges --> --- -.-> -.- ==> === and <-->; comments (%%). No
 * subgraphs, styles, classes and links of nodes.
 */

#include <stddef.h>
#include <stdint.h>

#include "str.h"

/*
 * Look for what is beyond that in the n bytes of a diagram. Returns 0, or the
 * number of the line from 1 with what is wrong appended to *why. Bytes below
 * 32 count as letters: values that are not known yet.
 */
uint32_t flowchart_fault(struct str *why, const char *text, size_t n);

#endif
