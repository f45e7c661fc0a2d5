# Routes, rules and entries written inside their tables, groups and lists.

resource "aws_vpc" "this" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id
}

resource "aws_subnet" "a" {
  vpc_id                  = aws_vpc.this.id
  cidr_block              = "10.1.1.0/24"
  map_public_ip_on_launch = true
}

resource "aws_subnet" "b" {
  vpc_id     = aws_vpc.this.id
  cidr_block = "10.1.2.0/24"
}

resource "aws_network_interface" "appliance" {
  subnet_id         = aws_subnet.b.id
  source_dest_check = false
  security_groups   = [aws_security_group.app.id]
}

resource "aws_route_table" "a" {
  vpc_id = aws_vpc.this.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.this.id
  }
  dynamic "route" {
    for_each = var.changed ? ["192.168.0.0/24", "192.168.1.0/24"] : ["192.168.0.0/24"]
    content {
      cidr_block           = route.value
      network_interface_id = aws_network_interface.appliance.id
    }
  }
}

resource "aws_route_table_association" "a" {
  subnet_id      = aws_subnet.a.id
  route_table_id = aws_route_table.a.id
}

resource "aws_security_group" "web" {
  name        = "web"
  description = "From anywhere"
  vpc_id      = aws_vpc.this.id
  ingress {
    description      = "https"
    from_port        = 443
    to_port          = 443
    protocol         = "tcp"
    cidr_blocks      = ["0.0.0.0/0"]
    ipv6_cidr_blocks = ["::/0"]
  }
  ingress {
    description = "ping"
    from_port   = 8
    to_port     = 0
    protocol    = "icmp"
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "app" {
  name_prefix = "app-"
  vpc_id      = aws_vpc.this.id
  ingress {
    from_port       = var.changed ? 8443 : 8080
    to_port         = var.changed ? 8443 : 8080
    protocol        = "tcp"
    security_groups = [aws_security_group.web.id]
    self            = true
  }
  dynamic "egress" {
    for_each = var.changed ? [1] : []
    content {
      from_port   = 443
      to_port     = 443
      protocol    = "tcp"
      cidr_blocks = ["10.0.0.0/8", "172.16.0.0/12"]
    }
  }
  lifecycle { create_before_destroy = true }
}

resource "aws_network_acl" "this" {
  vpc_id     = aws_vpc.this.id
  subnet_ids = var.changed ? [aws_subnet.a.id] : [aws_subnet.a.id, aws_subnet.b.id]
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    cidr_block = "0.0.0.0/0"
    from_port  = 1024
    to_port    = 65535
  }
  ingress {
    rule_no    = 200
    action     = "deny"
    protocol   = "udp"
    cidr_block = "10.9.0.0/16"
    from_port  = 53
    to_port    = 53
  }
  ingress {
    rule_no    = 300
    action     = "allow"
    protocol   = "icmp"
    cidr_block = "10.0.0.0/8"
    from_port  = 0
    to_port    = 0
    icmp_type  = 8
    icmp_code  = -1
  }
  egress {
    rule_no    = 100
    action     = var.changed ? "deny" : "allow"
    protocol   = "-1"
    cidr_block = "0.0.0.0/0"
    from_port  = 0
    to_port    = 0
  }
}

output "a" { value = aws_subnet.a.id }
output "b" { value = aws_subnet.b.id }
