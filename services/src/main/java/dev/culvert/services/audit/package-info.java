/** What was asked, by whom, from where, and how it ended: records in CloudTrail's shape. */
@NullMarked
package dev.culvert.services.audit;

import org.jspecify.annotations.NullMarked;
