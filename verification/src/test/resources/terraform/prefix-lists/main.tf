# Egress narrowed to prefix lists: AWS's own for DynamoDB, and one of the customer's.

data "aws_prefix_list" "dynamodb" {
  name = "com.amazonaws.${local.region}.dynamodb"
}

data "aws_ec2_managed_prefix_list" "dynamodb" {
  name = "com.amazonaws.${local.region}.dynamodb"
}

resource "aws_vpc" "this" {
  cidr_block = "10.3.0.0/16"
}

resource "aws_subnet" "this" {
  vpc_id     = aws_vpc.this.id
  cidr_block = "10.3.1.0/24"
}

resource "aws_route_table" "this" {
  vpc_id = aws_vpc.this.id
}

resource "aws_route_table_association" "this" {
  subnet_id      = aws_subnet.this.id
  route_table_id = aws_route_table.this.id
}

resource "aws_vpc_endpoint" "dynamodb" {
  vpc_id       = aws_vpc.this.id
  service_name = data.aws_prefix_list.dynamodb.name
}

resource "aws_vpc_endpoint_route_table_association" "dynamodb" {
  vpc_endpoint_id = aws_vpc_endpoint.dynamodb.id
  route_table_id  = aws_route_table.this.id
}

resource "aws_ec2_managed_prefix_list" "offices" {
  name           = "offices"
  address_family = "IPv4"
  max_entries    = var.changed ? 8 : 5
  entry {
    cidr        = "10.30.0.0/16"
    description = "north"
  }
  dynamic "entry" {
    for_each = var.changed ? { "10.32.0.0/16" = "east" } : { "10.31.0.0/16" = "south" }
    content {
      cidr        = entry.key
      description = entry.value
    }
  }
  tags = { Name = "offices" }
}

resource "aws_ec2_managed_prefix_list" "bare" {
  name           = "bare"
  address_family = "IPv4"
  max_entries    = 3
}

resource "aws_ec2_managed_prefix_list_entry" "bare" {
  prefix_list_id = aws_ec2_managed_prefix_list.bare.id
  cidr           = "10.40.0.0/16"
  description    = var.changed ? "another" : "one"
}

resource "aws_network_interface" "router" {
  subnet_id         = aws_subnet.this.id
  source_dest_check = false
}

resource "aws_route" "offices" {
  route_table_id             = aws_route_table.this.id
  destination_prefix_list_id = aws_ec2_managed_prefix_list.offices.id
  network_interface_id       = aws_network_interface.router.id
}

resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id
  egress {
    description     = "DynamoDB alone"
    protocol        = "tcp"
    from_port       = 443
    to_port         = 443
    prefix_list_ids = [var.changed ? aws_ec2_managed_prefix_list.offices.id : data.aws_prefix_list.dynamodb.id]
  }
}

resource "aws_security_group" "apart" {
  name                   = "apart"
  vpc_id                 = aws_vpc.this.id
  revoke_rules_on_delete = true
}

resource "aws_vpc_security_group_egress_rule" "dynamodb" {
  security_group_id = aws_security_group.apart.id
  prefix_list_id    = data.aws_ec2_managed_prefix_list.dynamodb.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

output "subnet" { value = aws_subnet.this.id }
