/** How programs become clients inside a VPC. Read {@link dev.culvert.carriers.Carrier} first. */
@NullMarked
package dev.culvert.carriers;

import org.jspecify.annotations.NullMarked;
