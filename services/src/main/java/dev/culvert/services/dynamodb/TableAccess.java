package dev.culvert.services.dynamodb;

import dev.culvert.items.Tables;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.policy.AttachedPolicy;
import dev.culvert.policy.Context;
import dev.culvert.policy.PolicyKind;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.iam.Documents;
import java.util.Optional;

/** Which table a request means, and what must be allowed on it. */
final class TableAccess {
  private final Tables tables;
  private final Documents documents;

  TableAccess(Tables tables, Documents documents) {
    this.tables = tables;
    this.documents = documents;
  }

  /** The table, if it is there. */
  Optional<TableDefinition> find(TableAddress address) {
    return Optional.ofNullable(tables.definition(address));
  }

  /** An action on a table, under the policy that stands on it. */
  Access to(String operation, TableAddress table, Context keys) {
    return to(operation, table.arn(), table, keys);
  }

  /** An action on an index, which its table's policy rules too. */
  Access toIndex(String operation, TableAddress table, String index, Context keys) {
    return to(operation, table.indexArn(index), table, keys);
  }

  private Access to(String operation, String arn, TableAddress table, Context keys) {
    var policy =
        find(table)
            .flatMap(found -> Optional.ofNullable(found.settings().policy()))
            .map(stored ->
                AttachedPolicy.inline(
                    "the policy of table " + table.name(),
                    documents.of(stored.document(), PolicyKind.RESOURCE)));
    return new Access(
        "dynamodb:" + operation,
        arn,
        table.account(),
        policy,
        CrossAccount.supports(operation),
        keys);
  }

  /** An action on no table in particular. */
  static Access toAccount(String operation, Call call, String resource) {
    return Access.to("dynamodb:" + operation, resource, call.account());
  }
}
