/** CloudWatch Logs, as far as infrastructure code needs it: log groups. */
@NullMarked
package dev.culvert.services.logs;

import org.jspecify.annotations.NullMarked;
