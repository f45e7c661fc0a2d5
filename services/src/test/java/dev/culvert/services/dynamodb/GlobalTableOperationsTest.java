package dev.culvert.services.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GlobalTableOperationsTest {
  private final Client client = Client.empty().withTable("pk");

  @Test
  void aReplicaIsMadeDescribedAndTakenAway() {
    assertThat(replica("{'Create':{'RegionName':'eu-west-1'}}"))
        .contains("'GlobalTableVersion':'2019.11.21'")
        .contains("{'RegionName':'eu-west-1','ReplicaStatus':'CREATING'}");
    client.database().maintenance().finish();
    assertThat(client.call("DescribeTable", "{'TableName':'Tab'}"))
        .contains("{'RegionName':'eu-west-1','ReplicaStatus':'ACTIVE'}")
        .contains("'StreamViewType':'NEW_AND_OLD_IMAGES'");
    assertThat(replica("{'Delete':{'RegionName':'eu-west-1'}}")).doesNotContain("Replicas");
  }

  private String replica(String update) {
    return client.call("UpdateTable", "{'TableName':'Tab','ReplicaUpdates':[" + update + "]}");
  }

  @Test
  void aReplicaNeedsARegionThatThereIsAndOneOfItsOwn() {
    assertThat(replica("{'Create':{'RegionName':'mars-1'}}"))
        .startsWith("ValidationException")
        .contains("mars-1");
    assertThat(replica("{'Create':{'RegionName':'us-east-1'}}"))
        .startsWith("ValidationException")
        .contains("already existed as tables");
    assertThat(replica("{'Delete':{'RegionName':'eu-west-1'}}")).startsWith("ValidationException");
  }

  @Test
  void autoScalingIsKeptForEachReplica() {
    replica("{'Create':{'RegionName':'eu-west-1'}}");
    client.database().maintenance().finish();
    assertThat(
            client.call(
                "UpdateTableReplicaAutoScaling",
                """
                {'TableName':'Tab',
                 'ProvisionedWriteCapacityAutoScalingUpdate':{'MinimumUnits':1,'MaximumUnits':10},
                 'ReplicaUpdates':[{'RegionName':'eu-west-1',
                   'ReplicaProvisionedReadCapacityAutoScalingUpdate':{'MinimumUnits':3}}]}
                """))
        .contains("'MaximumUnits':10");
    assertThat(client.call("DescribeTableReplicaAutoScaling", "{'TableName':'Tab'}"))
        .contains("'ReplicaProvisionedReadCapacityAutoScalingSettings':{'MinimumUnits':3}")
        .contains("'RegionName':'us-east-1'");
    assertThat(client.call("UpdateTableReplicaAutoScaling", "{'TableName':'Tab'}"))
        .startsWith("ValidationException");
  }

  @Test
  void aGlobalTableOfTheFirstKindThatIsNotThereIsNotFound() {
    assertThat(client.call("DescribeGlobalTable", "{'GlobalTableName':'Tab'}"))
        .isEqualTo(
            "GlobalTableNotFoundException: Global table not found: Global table with name: Tab does"
                + " not exist.");
    assertThat(
            client.call(
                "CreateGlobalTable",
                "{'GlobalTableName':'Tab','ReplicationGroup':[{'RegionName':'us-east-1'}]}"))
        .startsWith("ValidationException")
        .contains("NEW_AND_OLD_IMAGES");
    assertThat(client.call("ListGlobalTables", "{}")).isEqualTo("{'GlobalTables':[]}");
  }
}
