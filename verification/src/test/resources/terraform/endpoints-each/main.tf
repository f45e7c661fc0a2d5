# The shape of the public VPC module's endpoints submodule: one resource over a map.

locals {
  endpoints = merge(
    {
      s3       = { type = "Gateway", policy = null }
      dynamodb = { type = "Gateway", policy = data.aws_iam_policy_document.own.json }
      dynamodb_private = {
        type    = "Interface"
        service = "dynamodb"
        policy  = var.changed ? null : data.aws_iam_policy_document.own.json
      }
      streams = { type = "Interface", service = "dynamodb-streams", policy = null }
      ec2     = { type = "Interface", private_dns = true, policy = null }
    },
    var.changed ? { sts = { type = "Interface", private_dns = true, policy = null } } : {},
  )
}

data "aws_vpc_endpoint_service" "this" {
  for_each     = local.endpoints
  service      = try(each.value.service, each.key)
  service_type = each.value.type
}

data "aws_iam_policy_document" "own" {
  statement {
    effect    = "Deny"
    actions   = ["dynamodb:*"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "StringNotEquals"
      variable = "aws:sourceVpc"
      values   = [aws_vpc.this.id]
    }
  }
  statement {
    actions   = ["dynamodb:*"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_vpc" "this" {
  cidr_block           = "10.5.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_subnet" "this" {
  count             = 2
  vpc_id            = aws_vpc.this.id
  cidr_block        = cidrsubnet(aws_vpc.this.cidr_block, 8, count.index)
  availability_zone = local.zones[count.index]
}

resource "aws_route_table" "this" {
  vpc_id = aws_vpc.this.id
}

resource "aws_route_table_association" "this" {
  count          = 2
  subnet_id      = aws_subnet.this[count.index].id
  route_table_id = aws_route_table.this.id
}

resource "aws_security_group" "endpoints" {
  name_prefix = "endpoints-"
  description = "VPC endpoint security group"
  vpc_id      = aws_vpc.this.id
  lifecycle { create_before_destroy = true }
}

resource "aws_security_group_rule" "https" {
  security_group_id = aws_security_group.endpoints.id
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 443
  to_port           = 443
  description       = "HTTPS from VPC"
  cidr_blocks       = [aws_vpc.this.cidr_block]
}

resource "aws_vpc_endpoint" "this" {
  for_each            = local.endpoints
  vpc_id              = aws_vpc.this.id
  service_name        = data.aws_vpc_endpoint_service.this[each.key].service_name
  vpc_endpoint_type   = each.value.type
  auto_accept         = null
  security_group_ids  = each.value.type == "Interface" ? [aws_security_group.endpoints.id] : null
  subnet_ids          = each.value.type == "Interface" ? aws_subnet.this[*].id : null
  route_table_ids     = each.value.type == "Gateway" ? [aws_route_table.this.id] : null
  policy              = each.value.policy
  private_dns_enabled = each.value.type == "Interface" ? try(each.value.private_dns, false) : null
  tags                = { Name = each.key }
  timeouts {
    create = "10m"
    update = "10m"
    delete = "10m"
  }
}

data "aws_vpc_endpoint" "dynamodb" {
  id         = aws_vpc_endpoint.this["dynamodb"].id
  depends_on = [aws_vpc_endpoint.this]
}

output "subnet" { value = aws_subnet.this[0].id }
output "dynamodb_url" {
  value = "https://${aws_vpc_endpoint.this["dynamodb_private"].dns_entry[0].dns_name}"
}
