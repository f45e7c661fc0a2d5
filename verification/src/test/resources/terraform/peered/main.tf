# Two VPCs joined by peering, asked for and accepted apart, and an interface endpoint on one side.

resource "aws_vpc" "spoke" {
  cidr_block           = "10.6.0.0/16"
  enable_dns_hostnames = true
  tags                 = { Name = "spoke" }
}

resource "aws_vpc" "hub" {
  cidr_block           = "10.7.0.0/16"
  enable_dns_hostnames = true
  tags                 = { Name = "hub" }
}

resource "aws_vpc_peering_connection" "this" {
  vpc_id      = aws_vpc.spoke.id
  peer_vpc_id = aws_vpc.hub.id
  tags        = { Side = "Requester" }
}

resource "aws_vpc_peering_connection_accepter" "this" {
  vpc_peering_connection_id = aws_vpc_peering_connection.this.id
  auto_accept               = true
  tags                      = { Side = "Requester" }
}

resource "aws_vpc_peering_connection_options" "this" {
  vpc_peering_connection_id = aws_vpc_peering_connection_accepter.this.id
  requester { allow_remote_vpc_dns_resolution = true }
  accepter { allow_remote_vpc_dns_resolution = var.changed }
}

resource "aws_subnet" "spoke" {
  vpc_id     = aws_vpc.spoke.id
  cidr_block = "10.6.1.0/24"
}

resource "aws_subnet" "hub" {
  vpc_id     = aws_vpc.hub.id
  cidr_block = "10.7.1.0/24"
}

# The change takes the way there away.
resource "aws_route" "there" {
  count                     = var.changed ? 0 : 1
  route_table_id            = aws_vpc.spoke.main_route_table_id
  destination_cidr_block    = aws_vpc.hub.cidr_block
  vpc_peering_connection_id = aws_vpc_peering_connection_accepter.this.id
}

resource "aws_route" "back" {
  route_table_id            = aws_vpc.hub.main_route_table_id
  destination_cidr_block    = aws_vpc.spoke.cidr_block
  vpc_peering_connection_id = aws_vpc_peering_connection_accepter.this.id
}

resource "aws_security_group" "endpoint" {
  name   = "endpoint"
  vpc_id = aws_vpc.hub.id
}

# A group of the other VPC, by reference through the peering connection.
resource "aws_vpc_security_group_ingress_rule" "spoke" {
  security_group_id            = aws_security_group.endpoint.id
  referenced_security_group_id = aws_vpc.spoke.default_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  depends_on                   = [aws_vpc_peering_connection_accepter.this]
}

resource "aws_vpc_endpoint" "dynamodb" {
  vpc_id             = aws_vpc.hub.id
  service_name       = "com.amazonaws.${local.region}.dynamodb"
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.hub.id]
  security_group_ids = [aws_security_group.endpoint.id]
}

output "spoke" { value = aws_subnet.spoke.id }
output "dynamodb_url" {
  value = "https://${aws_vpc_endpoint.dynamodb.dns_entry[0].dns_name}"
}
