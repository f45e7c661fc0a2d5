package dev.culvert.services;

import dev.culvert.services.iam.Ceilings;
import dev.culvert.services.sts.AuthorizationMessages;

/**
 * What stands at the front door: who proves callers, and where the policies are that no caller
 * carries.
 *
 * @param messages what refusals are sealed with
 * @param audit who writes down what happened
 */
public record Guards(
    Authentication authentication,
    EndpointPolicies endpointPolicies,
    Ceilings ceilings,
    AuthorizationMessages messages,
    Audit audit) {}
