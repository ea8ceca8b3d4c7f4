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
 * [(..)] {..}; edges --> --- -.-> -.- ==> === and <-->; comments (%%);
 * groups (subgraph us["Us"] ... end), in each other, too. No styles, classes
 * and links of nodes.
 */

#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "str.h"

enum flow_shape { FLOW_BOX, FLOW_ROUND, FLOW_STADIUM, FLOW_CIRCLE,
	FLOW_SUBROUTINE, FLOW_CYLINDER, FLOW_DIAMOND };
enum flow_line { FLOW_SOLID, FLOW_DOTTED, FLOW_THICK };
enum flow_heads { FLOW_NO_HEAD, FLOW_ONE_HEAD, FLOW_TWO_HEADS };

/* Labels are as a reader sees them, a line break as LF; "" is none. */
struct flow_node {
	const char *id, *label;
	enum flow_shape shape;
	size_t group;		/* it is in: number from 1; 0: none */
};

/* A frame around nodes; in: the number of the group around it, or 0. */
struct flow_group {
	const char *id, *label;
	size_t in;
};

struct flow_edge {
	size_t from, to;	/* indices of nodes; of a group, one in it */
	size_t from_group, to_group;	/* number of the group; 0: the node */
	enum flow_line line;
	enum flow_heads heads;
	const char *label;
};

struct flowchart {
	const char *direction;	/* "LR", "RL", "TB" or "BT" */
	struct flow_node *nodes;	/* in the order of their first mention */
	size_t n_nodes;
	struct flow_edge *edges;
	size_t n_edges;
	struct flow_group *groups;
	size_t n_groups;
};

/* No one reads more at once; see lib/flowdot.c for what drawing it takes. */
enum { FLOW_NODES_MOST = 500, FLOW_EDGES_MOST = 500, FLOW_GROUPS_MOST = 50 };

/*
 * Read the n bytes of a diagram into a. Returns 0, or the number of the line
 * from 1 with what is beyond the part above appended to *why. Bytes below 32
 * count as letters: values that are not known yet.
 */
uint32_t flowchart_read(struct flowchart *out, struct arena *a,
    struct str *why, const char *text, size_t n);

/* The same for who only asks whether it can be drawn. */
uint32_t flowchart_fault(struct str *why, const char *text, size_t n);

#endif
