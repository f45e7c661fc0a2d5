/** Tags on every kind of resource. */
@NullMarked
package dev.culvert.services.ec2.tag;

import org.jspecify.annotations.NullMarked;
