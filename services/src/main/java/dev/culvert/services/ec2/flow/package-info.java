/**
 * VPC flow logs: which connections are recorded, and the records. Read {@link
 * dev.culvert.services.ec2.flow.FlowRecords} first.
 */
@NullMarked
package dev.culvert.services.ec2.flow;

import org.jspecify.annotations.NullMarked;
