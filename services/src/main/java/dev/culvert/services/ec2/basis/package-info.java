/**
 * What all operations of EC2 build on: ids, filters, pages, tags, client tokens, dry runs, and how
 * a change is made. Read {@link dev.culvert.services.ec2.basis.Actions} first.
 */
@NullMarked
package dev.culvert.services.ec2.basis;

import org.jspecify.annotations.NullMarked;
