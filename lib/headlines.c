/* headlines - the metrics that a program is known by */

#include "headlines.h"

#include <stddef.h>

const char *const report_headlines[] = { "sourced-won", "influenced-won",
	"sourced-share", "attach-rate", "sourced-open", "influenced-open",
	"coverage", "sourced-win-rate", "direct-win-rate", "sourced-days",
	"direct-days", "partners-signed", "partners-active", "concentration",
	NULL };
