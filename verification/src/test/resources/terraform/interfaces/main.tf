# Network interfaces with addresses of their own, elastic IPs on them, and what data sources tell.

resource "aws_vpc" "this" {
  cidr_block = "10.9.0.0/16"
  tags       = { Name = "interfaces" }
}

resource "aws_subnet" "this" {
  vpc_id            = aws_vpc.this.id
  cidr_block        = "10.9.1.0/24"
  availability_zone = local.zones[1]
  tags              = { Name = "interfaces", Tier = "web" }
}


resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id
}

resource "aws_security_group" "this" {
  count  = 2
  name   = "interface-${count.index}"
  vpc_id = aws_vpc.this.id
}

resource "aws_network_interface" "fixed" {
  subnet_id         = aws_subnet.this.id
  private_ips       = var.changed ? ["10.9.1.10", "10.9.1.11", "10.9.1.12"] : ["10.9.1.10", "10.9.1.11"]
  security_groups   = var.changed ? aws_security_group.this[*].id : [aws_security_group.this[0].id]
  source_dest_check = !var.changed
  description       = var.changed ? "another" : "fixed addresses"
  tags              = { Name = "fixed" }
}

resource "aws_network_interface" "free" {
  subnet_id         = aws_subnet.this.id
  private_ips_count = 2
}

resource "aws_eip" "fixed" {
  domain                    = "vpc"
  network_interface         = aws_network_interface.fixed.id
  associate_with_private_ip = "10.9.1.10"
  depends_on                = [aws_internet_gateway.this]
}

resource "aws_eip" "moving" {
  domain = "vpc"
  tags   = { Name = var.changed ? "moved" : "moving" }
}

resource "aws_eip_association" "moving" {
  allocation_id        = aws_eip.moving.id
  network_interface_id = var.changed ? aws_network_interface.fixed.id : aws_network_interface.free.id
  private_ip_address   = var.changed ? "10.9.1.11" : null
  depends_on           = [aws_internet_gateway.this]
}

data "aws_vpc" "this" {
  tags       = { Name = aws_vpc.this.tags.Name }
  depends_on = [aws_vpc.this]
}

data "aws_subnets" "web" {
  filter {
    name   = "vpc-id"
    values = [aws_vpc.this.id]
  }
  filter {
    name   = "tag:Tier"
    values = ["w*"]
  }
  depends_on = [aws_subnet.this]
}

data "aws_subnet" "web" {
  id = data.aws_subnets.web.ids[0]
}

data "aws_route_table" "main" {
  vpc_id = data.aws_vpc.this.id
  filter {
    name   = "association.main"
    values = ["true"]
  }
}

data "aws_route_tables" "all" {
  vpc_id = data.aws_vpc.this.id
}

data "aws_security_group" "default" {
  vpc_id = data.aws_vpc.this.id
  name   = "default"
}

data "aws_security_groups" "all" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.this.id]
  }
  depends_on = [aws_security_group.this]
}

data "aws_network_acls" "all" {
  vpc_id = data.aws_vpc.this.id
}

data "aws_network_interface" "fixed" {
  id = aws_network_interface.fixed.id
}

data "aws_network_interfaces" "all" {
  filter {
    name   = "subnet-id"
    values = [aws_subnet.this.id]
  }
  depends_on = [aws_network_interface.fixed, aws_network_interface.free]
}

data "aws_internet_gateway" "this" {
  filter {
    name   = "attachment.vpc-id"
    values = [data.aws_vpc.this.id]
  }
  depends_on = [aws_internet_gateway.this]
}

data "aws_eip" "fixed" {
  id = aws_eip.fixed.id
}

data "aws_regions" "all" {}
data "aws_ec2_managed_prefix_lists" "all" {}
data "aws_vpcs" "all" { depends_on = [aws_vpc.this] }
data "aws_availability_zone" "this" { name = aws_subnet.this.availability_zone }

output "interfaces" { value = length(data.aws_network_interfaces.all.ids) }
output "fixed" { value = aws_network_interface.fixed.id }
