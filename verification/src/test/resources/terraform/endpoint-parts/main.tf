# Endpoints put together from parts: policy, route tables, subnets and security groups apart.

resource "aws_vpc" "this" {
  cidr_block           = "10.4.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_subnet" "this" {
  count             = 2
  vpc_id            = aws_vpc.this.id
  cidr_block        = cidrsubnet(aws_vpc.this.cidr_block, 8, count.index)
  availability_zone = local.zones[count.index]
}

resource "aws_route_table" "this" {
  count  = 2
  vpc_id = aws_vpc.this.id
}

resource "aws_route_table_association" "this" {
  count          = 2
  subnet_id      = aws_subnet.this[count.index].id
  route_table_id = aws_route_table.this[count.index].id
}

resource "aws_vpc_endpoint" "gateway" {
  vpc_id       = aws_vpc.this.id
  service_name = "com.amazonaws.${local.region}.dynamodb"
}

resource "aws_vpc_endpoint_route_table_association" "gateway" {
  count           = var.changed ? 1 : 2
  vpc_endpoint_id = aws_vpc_endpoint.gateway.id
  route_table_id  = aws_route_table.this[count.index].id
}

data "aws_iam_policy_document" "gateway" {
  statement {
    sid     = "Own"
    actions = ["dynamodb:*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    resources = ["arn:aws:dynamodb:${local.region}:${data.aws_caller_identity.me.account_id}:table/*"]
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = [data.aws_caller_identity.me.account_id]
    }
  }
  dynamic "statement" {
    for_each = var.changed ? [] : [1]
    content {
      actions = ["dynamodb:ListTables"]
      principals {
        type        = "AWS"
        identifiers = ["*"]
      }
      resources = ["*"]
    }
  }
}

resource "aws_vpc_endpoint_policy" "gateway" {
  vpc_endpoint_id = aws_vpc_endpoint.gateway.id
  policy          = data.aws_iam_policy_document.gateway.json
}

resource "aws_security_group" "endpoint" {
  name   = "endpoint"
  vpc_id = aws_vpc.this.id
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = [aws_vpc.this.cidr_block]
  }
}

resource "aws_vpc_endpoint" "interface" {
  vpc_id            = aws_vpc.this.id
  service_name      = "com.amazonaws.${local.region}.sts"
  vpc_endpoint_type = "Interface"
}

resource "aws_vpc_endpoint_subnet_association" "interface" {
  vpc_endpoint_id = aws_vpc_endpoint.interface.id
  subnet_id       = aws_subnet.this[0].id
}

resource "aws_vpc_endpoint_security_group_association" "interface" {
  vpc_endpoint_id             = aws_vpc_endpoint.interface.id
  security_group_id           = aws_security_group.endpoint.id
  replace_default_association = true
}

resource "aws_vpc_endpoint_private_dns" "interface" {
  vpc_endpoint_id     = aws_vpc_endpoint.interface.id
  private_dns_enabled = true
  depends_on          = [aws_vpc_endpoint_subnet_association.interface]
}

output "first" { value = aws_subnet.this[0].id }
output "second" { value = aws_subnet.this[1].id }
