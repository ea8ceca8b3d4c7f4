/* tierop - the operators that compare a value, by name */

#include "tierop.h"

const struct tier_op_name tier_op_names[] = {
	{ "gte", TIER_GTE }, { "lte", TIER_LTE }, { "equals", TIER_EQUALS },
	{ "between", TIER_BETWEEN }, { "includesAny", TIER_INCLUDES_ANY },
	{ "includesAll", TIER_INCLUDES_ALL },
	{ "includes_any", TIER_INCLUDES_ANY },
	{ "includes_all", TIER_INCLUDES_ALL },
};
const size_t tier_op_count = sizeof(tier_op_names) / sizeof(tier_op_names[0]);

const char *
tier_op_name(enum tier_op op)
{
	size_t i = 0;

	while (tier_op_names[i].op != op)
		i++;
	return tier_op_names[i].name;
}
