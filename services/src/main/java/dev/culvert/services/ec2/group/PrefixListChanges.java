package dev.culvert.services.ec2.group;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Cidr;
import dev.culvert.network.PrefixList;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.AddPrefixListEntry;
import dev.culvert.shapes.ec2.CreateManagedPrefixListRequest;
import dev.culvert.shapes.ec2.CreateManagedPrefixListResponse;
import dev.culvert.shapes.ec2.DeleteManagedPrefixListRequest;
import dev.culvert.shapes.ec2.DeleteManagedPrefixListResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ModifyManagedPrefixListRequest;
import dev.culvert.shapes.ec2.ModifyManagedPrefixListResponse;
import dev.culvert.shapes.ec2.RestoreManagedPrefixListVersionRequest;
import dev.culvert.shapes.ec2.RestoreManagedPrefixListVersionResponse;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes, changes and deletes customers' prefix lists. AWS's cannot be changed. */
public final class PrefixListChanges {
  private static final int MAX_ENTRIES = 1000;

  private final Actions actions;

  public PrefixListChanges(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.create(
            Ec2.CREATE_MANAGED_PREFIX_LIST,
            _ -> Touched.a(Kind.PREFIX_LIST),
            PrefixListChanges::create,
            (id, _, seen) ->
                new CreateManagedPrefixListResponse()
                    .prefixList(
                        ManagedPrefixLists.shown(seen.prefixList(id), seen)
                            .state("create-in-progress"))),
        actions.change(
            Ec2.MODIFY_MANAGED_PREFIX_LIST,
            input -> Touched.the(Kind.PREFIX_LIST, input.prefixListId),
            PrefixListChanges::modify),
        actions.change(
            Ec2.RESTORE_MANAGED_PREFIX_LIST_VERSION,
            input -> Touched.the(Kind.PREFIX_LIST, input.prefixListId),
            PrefixListChanges::restore),
        actions.change(
            Ec2.DELETE_MANAGED_PREFIX_LIST,
            input -> Touched.the(Kind.PREFIX_LIST, input.prefixListId),
            PrefixListChanges::delete));
  }

  private static String create(CreateManagedPrefixListRequest input, Draft draft) {
    Tags.check(input.tagSpecifications, Kind.PREFIX_LIST.type());
    var name = checkName(Given.required(input.prefixListName, "PrefixListName"));
    int max = checkMax(Given.required(input.maxEntries, "MaxEntries"));
    var family = family(Given.required(input.addressFamily, "AddressFamily"));
    var entries = new ArrayList<PrefixListDetails.Entry>();
    add(entries, input.entries, family);
    refuseTooMany(entries, max);
    var id = draft.newId(Kind.PREFIX_LIST);
    draft.put(
        new PrefixList(
            id,
            draft.scope().account(),
            draft.scope().region(),
            name,
            family,
            cidrs(entries),
            max));
    draft.put(PrefixListDetails.REGISTER, PrefixListDetails.first(id, max, entries));
    Tags.put(draft, Kind.PREFIX_LIST, id, input.tagSpecifications);
    return id;
  }

  private static ModifyManagedPrefixListResponse modify(
      ModifyManagedPrefixListRequest input, Draft draft) {
    var list = own(input.prefixListId, draft);
    var details = PrefixListDetails.of(draft.world(), list.id());
    var adds = Given.list(input.addEntries);
    var removes = Given.list(input.removeEntries);
    var changesEntries = !adds.isEmpty() || !removes.isEmpty();
    if (input.maxEntries != null && changesEntries) {
      throw Refusals.combination(
          "You cannot modify the entries and the maximum number of entries of a prefix list in the"
              + " same request.");
    }
    checkVersion(input.currentVersion, changesEntries, details);
    if (changesEntries) {
      var entries = new ArrayList<>(details.entries());
      for (var unwanted : removes) {
        var cidr = Given.cidr(Given.required(unwanted.cidr, "RemoveEntry.Cidr"), "Cidr");
        if (!entries.removeIf(entry -> entry.cidr().equals(cidr))) {
          throw Refusals.value("The prefix list does not contain the CIDR " + cidr + ".");
        }
      }
      add(entries, adds, list.family());
      refuseTooMany(entries, details.maxEntries());
      details = details.next(entries);
    }
    if (input.maxEntries != null) {
      refuseTooMany(details.entries(), checkMax(input.maxEntries));
      details = details.withMaxEntries(input.maxEntries);
    }
    var name = input.prefixListName == null ? list.name() : checkName(input.prefixListName);
    put(list, name, details, draft);
    return new ModifyManagedPrefixListResponse()
        .prefixList(
            ManagedPrefixLists.shown(draft.seen().prefixList(list.id()), draft.seen())
                .state("modify-in-progress"));
  }

  private static RestoreManagedPrefixListVersionResponse restore(
      RestoreManagedPrefixListVersionRequest input, Draft draft) {
    var list = own(input.prefixListId, draft);
    var details = PrefixListDetails.of(draft.world(), list.id());
    checkVersion(input.currentVersion, true, details);
    long wanted = Given.required(input.previousVersion, "PreviousVersion");
    var entries =
        details
            .entries(wanted)
            .orElseThrow(() ->
                new AwsException(
                    "PrefixListVersionNotFound",
                    "The prefix list version " + wanted + " does not exist."));
    refuseTooMany(entries, details.maxEntries());
    put(list, list.name(), details.next(entries), draft);
    return new RestoreManagedPrefixListVersionResponse()
        .prefixList(
            ManagedPrefixLists.shown(draft.seen().prefixList(list.id()), draft.seen())
                .state("restore-in-progress"));
  }

  private static DeleteManagedPrefixListResponse delete(
      DeleteManagedPrefixListRequest input, Draft draft) {
    var list = own(input.prefixListId, draft);
    if (!PrefixListUses.of(list, draft.network()).isEmpty()) {
      throw new AwsException(
          "DependencyViolation",
          "The prefix list '" + list.id() + "' is referenced and cannot be deleted.");
    }
    var shown = ManagedPrefixLists.shown(list, draft.seen()).state("delete-in-progress");
    draft.remove(list);
    draft.remove(PrefixListDetails.REGISTER, list.id());
    return new DeleteManagedPrefixListResponse().prefixList(shown);
  }

  /** References follow at once: they name the list, not a version. */
  private static void put(PrefixList list, String name, PrefixListDetails details, Draft draft) {
    draft.put(
        new PrefixList(
            list.id(),
            list.owner(),
            list.region(),
            name,
            list.family(),
            cidrs(details.entries()),
            details.maxEntries()));
    draft.put(PrefixListDetails.REGISTER, details);
  }

  private static PrefixList own(@Nullable String id, Draft draft) {
    var list = draft.seen().prefixList(Given.required(id, "PrefixListId"));
    if (list.owner().equals(PrefixList.AWS)) {
      throw new AwsException(
          "OperationNotPermitted",
          "The prefix list '" + list.id() + "' is managed by AWS and cannot be changed.");
    }
    return list;
  }

  private static void checkVersion(
      @Nullable Long given, boolean required, PrefixListDetails details) {
    if (given == null && required) {
      throw Refusals.missing("CurrentVersion");
    }
    if (given != null && given != details.version()) {
      throw new AwsException(
          "PrefixListVersionMismatch", "The prefix list has the incorrect version number.");
    }
  }

  private static void add(
      List<PrefixListDetails.Entry> entries,
      @Nullable List<AddPrefixListEntry> more,
      AddressFamily family) {
    for (var wanted : Given.list(more)) {
      var cidr = Given.cidr(Given.required(wanted.cidr, "Entry.Cidr"), "Cidr");
      if (cidr.family() != family) {
        throw Refusals.value("The CIDR " + cidr + " is not of the prefix list's address family.");
      }
      // An entry that is there already gets the new description.
      entries.removeIf(entry -> entry.cidr().equals(cidr));
      entries.add(new PrefixListDetails.Entry(cidr, Given.text(wanted.description).orElse("")));
    }
  }

  private static void refuseTooMany(List<PrefixListDetails.Entry> entries, int max) {
    if (entries.size() > max) {
      throw new AwsException(
          "PrefixListMaxEntriesExceeded",
          "You've reached the maximum number of entries for the prefix list.");
    }
  }

  private static String checkName(String name) {
    if (name.startsWith("com.amazonaws")) {
      throw Given.invalid(name, "PrefixListName", "The name may not begin with com.amazonaws.");
    }
    return name;
  }

  private static int checkMax(int max) {
    if (max < 1 || max > MAX_ENTRIES) {
      throw Given.invalid(
          Integer.toString(max), "MaxEntries", "Expecting a value between 1 and 1000.");
    }
    return max;
  }

  private static AddressFamily family(String text) {
    return switch (text) {
      case "IPv4" -> AddressFamily.IPV4;
      case "IPv6" -> AddressFamily.IPV6;
      default -> throw Given.invalid(text, "AddressFamily", "Expected one of: IPv4, IPv6.");
    };
  }

  private static List<Cidr> cidrs(List<PrefixListDetails.Entry> entries) {
    return entries.stream().map(PrefixListDetails.Entry::cidr).toList();
  }
}
