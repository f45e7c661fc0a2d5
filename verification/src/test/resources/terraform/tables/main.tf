# DynamoDB tables with every option: indexes, streams, expiry, backups, encryption, classes, scaling.

resource "aws_dynamodb_table" "orders" {
  name             = "orders"
  billing_mode     = var.changed ? "PAY_PER_REQUEST" : "PROVISIONED"
  read_capacity    = var.changed ? null : 5
  write_capacity   = var.changed ? null : 5
  hash_key         = "customer"
  range_key        = "at"
  table_class      = var.changed ? "STANDARD_INFREQUENT_ACCESS" : "STANDARD"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "customer"
    type = "S"
  }
  attribute {
    name = "at"
    type = "N"
  }
  attribute {
    name = "state"
    type = "S"
  }
  attribute {
    name = "total"
    type = "N"
  }

  local_secondary_index {
    name            = "by-total"
    range_key       = "total"
    projection_type = "ALL"
  }
  global_secondary_index {
    name               = "by-state"
    hash_key           = "state"
    range_key          = "at"
    projection_type    = "INCLUDE"
    non_key_attributes = ["total"]
    read_capacity      = var.changed ? null : 2
    write_capacity     = var.changed ? null : 2
  }
  dynamic "global_secondary_index" {
    for_each = var.changed ? [1] : []
    content {
      name            = "by-state-alone"
      hash_key        = "state"
      projection_type = "KEYS_ONLY"
    }
  }

  ttl {
    attribute_name = "expires"
    enabled        = true
  }
  point_in_time_recovery { enabled = true }
  server_side_encryption { enabled = true }
  tags = { Name = "orders", Owner = var.changed ? "two" : "one" }
}

resource "aws_dynamodb_table" "events" {
  name         = "events"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "B"
  }
  on_demand_throughput {
    max_read_request_units  = var.changed ? 200 : 100
    max_write_request_units = 100
  }
}

resource "aws_dynamodb_table" "guarded" {
  name                        = "guarded"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  deletion_protection_enabled = !var.changed
  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_dynamodb_table" "feed" {
  name             = "feed"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = var.changed ? "KEYS_ONLY" : "NEW_IMAGE"
  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_dynamodb_table" "scaled" {
  name           = "scaled"
  hash_key       = "id"
  read_capacity  = 5
  write_capacity = 5
  attribute {
    name = "id"
    type = "S"
  }
  lifecycle { ignore_changes = [read_capacity, write_capacity] }
}

resource "aws_appautoscaling_target" "read" {
  service_namespace  = "dynamodb"
  resource_id        = "table/${aws_dynamodb_table.scaled.name}"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
  min_capacity       = 5
  max_capacity       = var.changed ? 200 : 100
  tags               = { Name = "read" }
}

resource "aws_appautoscaling_policy" "read" {
  name               = "read"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.read.service_namespace
  resource_id        = aws_appautoscaling_target.read.resource_id
  scalable_dimension = aws_appautoscaling_target.read.scalable_dimension
  target_tracking_scaling_policy_configuration {
    predefined_metric_specification {
      predefined_metric_type = "DynamoDBReadCapacityUtilization"
    }
    target_value       = var.changed ? 60 : 70
    scale_in_cooldown  = 60
    scale_out_cooldown = 30
  }
}

resource "aws_appautoscaling_scheduled_action" "night" {
  name               = "night"
  service_namespace  = aws_appautoscaling_target.read.service_namespace
  resource_id        = aws_appautoscaling_target.read.resource_id
  scalable_dimension = aws_appautoscaling_target.read.scalable_dimension
  schedule           = "cron(0 22 * * ? *)"
  scalable_target_action {
    min_capacity = 5
    max_capacity = var.changed ? 15 : 10
  }
}

resource "aws_dynamodb_contributor_insights" "events" {
  table_name = aws_dynamodb_table.events.name
}

data "aws_dynamodb_table" "orders" {
  name = aws_dynamodb_table.orders.name
}

output "stream" { value = data.aws_dynamodb_table.orders.stream_arn }
