// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.server;

import java.io.IOException;
import java.lang.reflect.Method;
import java.security.cert.CertificateException;
import java.util.Optional;
import org.hyperledger.fabric.contract.ClientIdentity;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.registry.RegistryContract;

/**
 * Who may found. The contracts find nothing on an empty ledger that says which member is the national platform, and every
 * member's authority can make a certificate with the role; so each member's own process is told, and endorses no founding by
 * another. Processes that were told differently endorse different answers, and nothing is founded.
 *
 * @param mspId of the national platform; empty: any member's client with the role
 */
record Founder(Optional<String> mspId) {
    private static final String FOUND = "Found";

    /** Refuses a founding by another member. */
    void check(Method called, ChaincodeStub stub) {
        boolean founds = called.getDeclaringClass().equals(RegistryContract.class)
                && called.getName().equals(FOUND);
        if (founds && mspId.isPresent() && !mspId.get().equals(caller(stub))) {
            throw new RefusedException(
                    Refusal.CALLER_OF_OTHER_REGION, "only the national platform, " + mspId.get() + ", founds");
        }
    }

    private static String caller(ChaincodeStub stub) {
        try {
            return new ClientIdentity(stub).getMSPID();
        } catch (CertificateException | IOException e) {
            throw new RefusedException(Refusal.CALLER_UNKNOWN, "a client certificate is required");
        }
    }
}
