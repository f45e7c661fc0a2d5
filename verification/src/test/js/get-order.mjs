// Reads one order with the SDK's defaults: real endpoint or the variables', the role's credentials.
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";

const answer = await new DynamoDBClient({}).send(
  new GetItemCommand({ TableName: "Orders", Key: { OrderId: { S: "1001" } } }),
);
console.log(answer.Item.Customer.S);
