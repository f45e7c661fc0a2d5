/** VPC endpoints, their policies, and the services that offer them. */
@NullMarked
package dev.culvert.services.ec2.endpoint;

import org.jspecify.annotations.NullMarked;
