# What every configuration has: the stock provider, which AWS_ENDPOINT_URL leads to the server.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

provider "aws" {
  skip_metadata_api_check = true
  default_tags {
    tags = { Project = "culvert" }
  }
}

# False for the first apply, true for the change.
variable "changed" {
  type    = bool
  default = false
}

data "aws_region" "here" {}
data "aws_caller_identity" "me" {}
data "aws_availability_zones" "all" { state = "available" }

locals {
  region = data.aws_region.here.name
  zones  = slice(data.aws_availability_zones.all.names, 0, min(3, length(data.aws_availability_zones.all.names)))
}
