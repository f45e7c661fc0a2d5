package dev.culvert.items;

/** The errors of DynamoDB beside {@link ValidationException}, by their names on the wire. */
public enum ErrorName {
  BACKUP_IN_USE("BackupInUseException"),
  BACKUP_NOT_FOUND("BackupNotFoundException"),
  CONDITIONAL_CHECK_FAILED("ConditionalCheckFailedException"),
  CONTINUOUS_BACKUPS_UNAVAILABLE("ContinuousBackupsUnavailableException"),
  DUPLICATE_ITEM("DuplicateItemException"),
  EXPIRED_ITERATOR("ExpiredIteratorException"),
  EXPORT_CONFLICT("ExportConflictException"),
  EXPORT_NOT_FOUND("ExportNotFoundException"),
  GLOBAL_TABLE_ALREADY_EXISTS("GlobalTableAlreadyExistsException"),
  GLOBAL_TABLE_NOT_FOUND("GlobalTableNotFoundException"),
  IDEMPOTENT_PARAMETER_MISMATCH("IdempotentParameterMismatchException"),
  IMPORT_CONFLICT("ImportConflictException"),
  IMPORT_NOT_FOUND("ImportNotFoundException"),
  INDEX_NOT_FOUND("IndexNotFoundException"),
  INVALID_EXPORT_TIME("InvalidExportTimeException"),
  INVALID_RESTORE_TIME("InvalidRestoreTimeException"),
  ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED("ItemCollectionSizeLimitExceededException"),
  LIMIT_EXCEEDED("LimitExceededException"),
  POINT_IN_TIME_RECOVERY_UNAVAILABLE("PointInTimeRecoveryUnavailableException"),
  POLICY_NOT_FOUND("PolicyNotFoundException"),
  PROVISIONED_THROUGHPUT_EXCEEDED("ProvisionedThroughputExceededException"),
  REPLICA_ALREADY_EXISTS("ReplicaAlreadyExistsException"),
  REPLICA_NOT_FOUND("ReplicaNotFoundException"),
  REQUEST_LIMIT_EXCEEDED("RequestLimitExceeded"),
  RESOURCE_IN_USE("ResourceInUseException"),
  RESOURCE_NOT_FOUND("ResourceNotFoundException"),
  TABLE_ALREADY_EXISTS("TableAlreadyExistsException"),
  TABLE_IN_USE("TableInUseException"),
  TABLE_NOT_FOUND("TableNotFoundException"),
  THROTTLING("ThrottlingException"),
  TRANSACTION_CANCELED("TransactionCanceledException"),
  TRANSACTION_CONFLICT("TransactionConflictException"),
  TRANSACTION_IN_PROGRESS("TransactionInProgressException"),
  TRIMMED_DATA_ACCESS("TrimmedDataAccessException");

  private final String wireName;

  ErrorName(String wireName) {
    this.wireName = wireName;
  }

  /** As in {@code __type}. */
  public String wireName() {
    return wireName;
  }
}
