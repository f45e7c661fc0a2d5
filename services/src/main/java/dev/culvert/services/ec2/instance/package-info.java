/**
 * Instances: clients with a role and network interfaces; nothing boots. Read {@link
 * dev.culvert.services.ec2.instance.Instance} first.
 */
@NullMarked
package dev.culvert.services.ec2.instance;

import org.jspecify.annotations.NullMarked;
