/* shape_metric - the format of templates/metrics.yaml */

#include "shapetable.h"

/* `where` and `part` have the words of what is counted: lib/metric.c. */
static const struct shape metric[] = {
	ID, TEXT("name"), TEXT("definition"), TEXT("owner"), TEXT("note"),
	TEXT("group"), TEXTS("also"),
	WORD("unit", "money|count|percent|days|ratio"),
	WORD("direction", "up|down|none"), TEXT("window"), TEXT("of"),
	TEXT("day"),
	{ .key = "where", .kind = SHAPE_ANY, .apart = true },
	{ .key = "part", .kind = SHAPE_ANY, .apart = true },
	TEXT("take"), TEXT("by"), NUMBER("top"), NUMBER("least"),
	TEXT("divide"), TEXT("per"), TEXT("target"), NUMBER("less"),
	TEXT("within"), END
};

const struct shape shape_metrics[] = {
	NUMBER("version"), MAPS("metrics", metric), END
};
