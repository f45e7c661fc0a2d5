# A table that only its VPC reaches: items, a resource policy that names the endpoint, parameters
# and a log group beside it.

resource "aws_vpc" "this" {
  cidr_block = "10.10.0.0/16"
}

resource "aws_subnet" "this" {
  vpc_id     = aws_vpc.this.id
  cidr_block = "10.10.1.0/24"
}

resource "aws_vpc_endpoint" "dynamodb" {
  vpc_id          = aws_vpc.this.id
  service_name    = "com.amazonaws.${local.region}.dynamodb"
  route_table_ids = [aws_vpc.this.main_route_table_id]
}

resource "aws_dynamodb_table" "settings" {
  name         = "settings"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "name"
  range_key    = "version"
  attribute {
    name = "name"
    type = "S"
  }
  attribute {
    name = "version"
    type = "N"
  }
}

resource "aws_dynamodb_table_item" "limits" {
  table_name = aws_dynamodb_table.settings.name
  hash_key   = aws_dynamodb_table.settings.hash_key
  range_key  = aws_dynamodb_table.settings.range_key
  item = jsonencode({
    name    = { S = "limits" }
    version = { N = "1" }
    most    = { N = var.changed ? "20" : "10" }
    flags   = { SS = ["a", "b"] }
    nested  = { M = { on = { BOOL = true }, list = { L = [{ S = "x" }, { NULL = true }] } } }
  })
}

resource "aws_dynamodb_table_item" "each" {
  for_each   = var.changed ? toset(["one", "three"]) : toset(["one", "two"])
  table_name = aws_dynamodb_table.settings.name
  hash_key   = aws_dynamodb_table.settings.hash_key
  range_key  = aws_dynamodb_table.settings.range_key
  item       = jsonencode({ name = { S = each.key }, version = { N = "1" } })
}

# Terraform's own requests come from outside; the change lets clients only read, and only there.
data "aws_iam_policy_document" "settings" {
  statement {
    sid       = "NotFromElsewhere"
    effect    = "Deny"
    actions   = var.changed ? ["dynamodb:Query", "dynamodb:Scan"] : ["dynamodb:Query"]
    resources = [aws_dynamodb_table.settings.arn]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "StringNotEqualsIfExists"
      variable = "aws:SourceVpce"
      values   = [var.changed ? "vpce-00000000000000000" : aws_vpc_endpoint.dynamodb.id]
    }
  }
}

resource "aws_dynamodb_resource_policy" "settings" {
  resource_arn = aws_dynamodb_table.settings.arn
  policy       = data.aws_iam_policy_document.settings.json
}

resource "aws_ssm_parameter" "table" {
  name        = "/app/table"
  type        = "String"
  value       = var.changed ? "${aws_dynamodb_table.settings.name}-2" : aws_dynamodb_table.settings.name
  description = "where settings are"
  tags        = { Name = "table" }
}

data "aws_ssm_parameter" "image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

resource "aws_cloudwatch_log_group" "flow" {
  name              = "/vpc/flow"
  retention_in_days = var.changed ? 30 : 7
  tags              = { Name = "flow" }
}

data "aws_dynamodb_table_item" "limits" {
  table_name = aws_dynamodb_table.settings.name
  key        = jsonencode({ name = { S = "limits" }, version = { N = "1" } })
  depends_on = [aws_dynamodb_table_item.limits]
}

output "subnet" { value = aws_subnet.this.id }
output "table" { value = aws_dynamodb_table.settings.name }
