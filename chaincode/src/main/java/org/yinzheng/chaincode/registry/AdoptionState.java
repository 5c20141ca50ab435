// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

/**
 * The version of a type that a region uses, under ADOPT in its namespace, with what issuing must know of the type.
 *
 * @param code the type's 21 characters of the licence identifier
 * @param statusCapacity how many status indexes an issuer has; 0 when the type has no status list
 * @param seq 1 at the first adoption, one more with each later version
 * @param changedAt epoch seconds
 */
public record AdoptionState(
        int type,
        int version,
        LicenceType.Kind kind,
        String code,
        boolean personal,
        int dataGrade,
        long statusCapacity,
        long seq,
        long changedAt) {}
