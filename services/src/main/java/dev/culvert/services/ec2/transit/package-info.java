/** Transit gateways: routers between VPCs, with attachments and route tables of their own. */
@NullMarked
package dev.culvert.services.ec2.transit;

import org.jspecify.annotations.NullMarked;
