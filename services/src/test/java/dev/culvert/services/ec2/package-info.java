@NullMarked
package dev.culvert.services.ec2;

import org.jspecify.annotations.NullMarked;
