/** Route tables, their routes, and what they are associated with. */
@NullMarked
package dev.culvert.services.ec2.route;

import org.jspecify.annotations.NullMarked;
