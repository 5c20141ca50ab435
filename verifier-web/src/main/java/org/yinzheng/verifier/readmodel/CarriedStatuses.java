// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

/**
 * That an issuer has licences of a type, and when the status of one of them changed last.
 *
 * @param id names the list to {@link ReadModel#statuses}
 * @param namespace chaincode name that holds the licences
 * @param iss the issuer's short code, as the licences say
 * @param changed ordinal of the transaction of the last change, or of the first issue
 */
public record CarriedStatuses(long id, String namespace, String iss, int type, long changed) {}
