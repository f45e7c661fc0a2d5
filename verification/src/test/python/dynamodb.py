"""What boto3's users do with DynamoDB; ends with a failed assertion, or prints what was seen."""
import time
from decimal import Decimal

import boto3
from boto3.dynamodb.conditions import Attr, Key
from botocore.exceptions import ClientError

client = boto3.client("dynamodb")
resource = boto3.resource("dynamodb")


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        return error
    raise AssertionError(f"{code} expected")


table = resource.create_table(
    TableName="Music",
    BillingMode="PAY_PER_REQUEST",
    KeySchema=[
        {"AttributeName": "Artist", "KeyType": "HASH"},
        {"AttributeName": "Title", "KeyType": "RANGE"},
    ],
    AttributeDefinitions=[
        {"AttributeName": name, "AttributeType": "S"} for name in ("Artist", "Title", "Genre")
    ],
    GlobalSecondaryIndexes=[
        {
            "IndexName": "ByGenre",
            "KeySchema": [{"AttributeName": "Genre", "KeyType": "HASH"}],
            "Projection": {"ProjectionType": "ALL"},
        }
    ],
    Tags=[{"Key": "team", "Value": "blue"}],
)
table.wait_until_exists()

# The resource interface: numbers, sets, documents, pages.
with table.batch_writer() as batch:
    for i in range(60):
        batch.put_item(
            Item={
                "Artist": f"artist{i % 3}",
                "Title": f"title{i:02}",
                "Genre": "rock" if i % 2 else "jazz",
                "Price": Decimal("1.10") * i,
                "Tags": {"a", f"t{i}"},
                "More": {"nested": [1, None, True, b"\x00\x01"]},
            }
        )
item = table.get_item(Key={"Artist": "artist1", "Title": "title01"})["Item"]
assert item["Price"] == Decimal("1.1") and item["Tags"] == {"a", "t1"}, item
assert item["More"]["nested"][3].value == b"\x00\x01", item

pages = list(
    client.get_paginator("query").paginate(
        TableName="Music",
        KeyConditionExpression="Artist = :a",
        ExpressionAttributeValues={":a": {"S": "artist2"}},
        PaginationConfig={"PageSize": 7},
    )
)
assert [len(page["Items"]) for page in pages] == [7, 7, 6], pages
found = table.query(
    IndexName="ByGenre",
    KeyConditionExpression=Key("Genre").eq("rock"),
    FilterExpression=Attr("Price").gt(50) & Attr("Tags").contains("a"),
)
assert found["Count"] == 7 and found["ScannedCount"] == 30, found
refused(
    "ConditionalCheckFailedException",
    table.put_item,
    Item={"Artist": "artist1", "Title": "title01"},
    ConditionExpression=Attr("Artist").not_exists(),
)

# Transactions: all or none, told again with the same token.
move = {
    "TransactItems": [
        {
            "Delete": {
                "TableName": "Music",
                "Key": {"Artist": {"S": "artist0"}, "Title": {"S": "title00"}},
                "ConditionExpression": "attribute_exists(Artist)",
            }
        },
        {
            "Put": {
                "TableName": "Music",
                "Item": {"Artist": {"S": "artist9"}, "Title": {"S": "title00"}},
            }
        },
    ]
}
client.transact_write_items(**move, ClientRequestToken="once")
client.transact_write_items(**move, ClientRequestToken="once")
error = refused("TransactionCanceledException", client.transact_write_items, **move)
codes = [reason["Code"] for reason in error.response["CancellationReasons"]]
assert codes == ["ConditionalCheckFailed", "None"], codes
refused(
    "IdempotentParameterMismatchException",
    client.transact_write_items,
    TransactItems=move["TransactItems"][1:],
    ClientRequestToken="once",
)

# PartiQL.
client.execute_statement(
    Statement='UPDATE "Music" SET Price = Price + ? WHERE Artist = ? AND Title = ?',
    Parameters=[{"N": "10"}, {"S": "artist1"}, {"S": "title01"}],
)
answer = client.execute_statement(
    Statement='SELECT Price FROM "Music" WHERE Artist = ? AND Title = ?',
    Parameters=[{"S": "artist1"}, {"S": "title01"}],
)
assert answer["Items"] == [{"Price": {"N": "11.1"}}], answer
answer = client.execute_statement(
    Statement="SELECT Title FROM \"Music\".\"ByGenre\" WHERE Genre = 'jazz' AND Price > 60"
)
assert sorted(row["Title"]["S"] for row in answer["Items"]) == ["title56", "title58"], answer
try:
    client.execute_statement(
        Statement="INSERT INTO Music VALUE {'Artist': 'artist1', 'Title': 'title01'}"
    )
    raise AssertionError("a duplicate was inserted")
except client.exceptions.DuplicateItemException:
    pass

# Capacity and collections.
written = client.put_item(
    TableName="Music",
    Item={"Artist": {"S": "x"}, "Title": {"S": "y"}, "Genre": {"S": "z"}, "Fill": {"S": "f" * 1500}},
    ReturnConsumedCapacity="INDEXES",
)["ConsumedCapacity"]
assert written["CapacityUnits"] == 4.0, written
assert written["Table"]["CapacityUnits"] == 2.0, written
assert written["GlobalSecondaryIndexes"]["ByGenre"]["CapacityUnits"] == 2.0, written
read = client.get_item(
    TableName="Music",
    Key={"Artist": {"S": "x"}, "Title": {"S": "y"}},
    ReturnConsumedCapacity="TOTAL",
)["ConsumedCapacity"]
assert read["CapacityUnits"] == 0.5, read

# Settings.
arn = table.table_arn
assert client.list_tags_of_resource(ResourceArn=arn)["Tags"] == [{"Key": "team", "Value": "blue"}]
client.update_time_to_live(
    TableName="Music", TimeToLiveSpecification={"Enabled": True, "AttributeName": "Expires"}
)
expiry = client.describe_time_to_live(TableName="Music")["TimeToLiveDescription"]
assert expiry == {"TimeToLiveStatus": "ENABLED", "AttributeName": "Expires"}, expiry
client.update_contributor_insights(TableName="Music", ContributorInsightsAction="ENABLE")
insights = client.describe_contributor_insights(TableName="Music")
assert insights["ContributorInsightsStatus"] == "ENABLED", insights
refused(
    "ValidationException",
    client.enable_kinesis_streaming_destination,
    TableName="Music",
    StreamArn="arn:aws:kinesis:us-east-1:000000000000:stream/events",
)
client.update_table(TableName="Music", DeletionProtectionEnabled=True)
refused("ValidationException", client.delete_table, TableName="Music")
client.update_table(TableName="Music", DeletionProtectionEnabled=False)
table.delete()
table.wait_until_not_exists()
print("boto3 saw what it expected")
