# Each route, rule, entry and association as a resource of its own.

resource "aws_vpc" "this" {
  cidr_block           = "10.2.0.0/16"
  enable_dns_hostnames = var.changed
}

resource "aws_vpc_ipv4_cidr_block_association" "second" {
  vpc_id     = aws_vpc.this.id
  cidr_block = "100.64.0.0/16"
}

resource "aws_subnet" "first" {
  vpc_id                  = aws_vpc.this.id
  cidr_block              = "10.2.1.0/24"
  map_public_ip_on_launch = true
}

resource "aws_subnet" "second" {
  vpc_id     = aws_vpc_ipv4_cidr_block_association.second.vpc_id
  cidr_block = "100.64.1.0/24"
}

resource "aws_internet_gateway" "this" {}

resource "aws_internet_gateway_attachment" "this" {
  internet_gateway_id = aws_internet_gateway.this.id
  vpc_id              = aws_vpc.this.id
}

resource "aws_route_table" "main" {
  vpc_id = aws_vpc.this.id
}

resource "aws_main_route_table_association" "this" {
  vpc_id         = aws_vpc.this.id
  route_table_id = aws_route_table.main.id
}

resource "aws_route" "out" {
  route_table_id         = aws_route_table.main.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway_attachment.this.internet_gateway_id
}

resource "aws_eip" "nat" {
  domain = "vpc"
}

resource "aws_nat_gateway" "public" {
  allocation_id = aws_eip.nat.id
  subnet_id     = aws_subnet.first.id
  depends_on    = [aws_internet_gateway_attachment.this]
}

resource "aws_nat_gateway" "private" {
  connectivity_type = "private"
  subnet_id         = aws_subnet.second.id
}

resource "aws_route_table" "second" {
  vpc_id = aws_vpc.this.id
}

# The change moves this route to another kind of target, and the subnet to another table.
resource "aws_route" "second" {
  route_table_id         = aws_route_table.second.id
  destination_cidr_block = "198.51.100.0/24"
  nat_gateway_id         = var.changed ? aws_nat_gateway.private.id : aws_nat_gateway.public.id
}

resource "aws_route_table_association" "second" {
  subnet_id      = aws_subnet.second.id
  route_table_id = var.changed ? aws_route_table.main.id : aws_route_table.second.id
}

resource "aws_route_table" "edge" {
  vpc_id = aws_vpc.this.id
}

resource "aws_route_table_association" "edge" {
  gateway_id     = aws_internet_gateway_attachment.this.internet_gateway_id
  route_table_id = aws_route_table.edge.id
}

resource "aws_security_group" "clients" {
  name   = "clients"
  vpc_id = aws_vpc.this.id
}

resource "aws_security_group" "servers" {
  name        = "servers"
  description = "Rules apart"
  vpc_id      = aws_vpc.this.id
}

resource "aws_vpc_security_group_ingress_rule" "clients" {
  security_group_id            = aws_security_group.servers.id
  referenced_security_group_id = aws_security_group.clients.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = var.changed ? 444 : 443
  description                  = "clients"
  tags                         = { Name = "clients" }
}

resource "aws_vpc_security_group_ingress_rule" "own" {
  security_group_id            = aws_security_group.servers.id
  referenced_security_group_id = aws_security_group.servers.id
  ip_protocol                  = "-1"
}

resource "aws_vpc_security_group_egress_rule" "v6" {
  security_group_id = aws_security_group.servers.id
  cidr_ipv6         = "::/0"
  ip_protocol       = "-1"
}

resource "aws_vpc_security_group_egress_rule" "v4" {
  security_group_id = aws_security_group.servers.id
  cidr_ipv4         = "10.0.0.0/8"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_security_group_rule" "clients_out" {
  security_group_id = aws_security_group.clients.id
  type              = "egress"
  protocol          = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_blocks       = var.changed ? ["10.2.0.0/16"] : ["0.0.0.0/0"]
}

resource "aws_security_group_rule" "clients_own" {
  security_group_id = aws_security_group.clients.id
  type              = "ingress"
  protocol          = "all"
  from_port         = 0
  to_port           = 0
  self              = true
}

resource "aws_network_acl" "this" {
  vpc_id = aws_vpc.this.id
}

resource "aws_network_acl_association" "first" {
  network_acl_id = aws_network_acl.this.id
  subnet_id      = aws_subnet.first.id
}

resource "aws_network_acl_rule" "out" {
  network_acl_id = aws_network_acl.this.id
  rule_number    = 100
  egress         = true
  protocol       = "-1"
  rule_action    = "allow"
  cidr_block     = "0.0.0.0/0"
}

resource "aws_network_acl_rule" "back" {
  network_acl_id = aws_network_acl.this.id
  rule_number    = 100
  protocol       = "tcp"
  rule_action    = var.changed ? "deny" : "allow"
  cidr_block     = "0.0.0.0/0"
  from_port      = 1024
  to_port        = 65535
}


output "first" { value = aws_subnet.first.id }
