/** Ways out of a VPC: internet gateways, Elastic IPs, NAT gateways and others. */
@NullMarked
package dev.culvert.services.ec2.gateway;

import org.jspecify.annotations.NullMarked;
