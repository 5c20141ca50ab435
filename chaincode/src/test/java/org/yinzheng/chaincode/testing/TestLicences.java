// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.testing;

import static org.yinzheng.chaincode.testing.TestNetwork.BUSINESS;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_KID;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_MARKET;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_KID;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_MARKET;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.licence.CredentialEntry;
import org.yinzheng.chaincode.licence.IssueRequest;
import org.yinzheng.chaincode.licence.LicenceEntry;
import org.yinzheng.chaincode.licence.LicenceQuery;
import org.yinzheng.chaincode.licence.LicenceState;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.LicenceView;
import org.yinzheng.chaincode.licence.OperateRequest;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.chaincode.licence.OperationAnswer;
import org.yinzheng.chaincode.licence.Profile;
import org.yinzheng.chaincode.licence.ReplaceRequest;

/** Licences for tests, each with its own serial, digests and status index. */
public final class TestLicences {
    private final TestNetwork network;
    private int count;

    public TestLicences(TestNetwork network) {
        this.network = network;
    }

    /** A new entry of the Zhejiang authority. */
    public LicenceEntry entry(int type) {
        return entry(type, ZJ_MARKET, "2029-11-21");
    }

    /** A new entry of the Jiangxi authority. */
    public LicenceEntry jiangxiEntry(int type) {
        return entry(type, JX_MARKET, "2029-11-21");
    }

    public LicenceEntry entry(int type, String issuer, @Nullable String validTo) {
        count++;
        return entry(type, issuer, "ZJ2026K" + count, count, validTo);
    }

    public LicenceEntry entry(int type, String issuer, String serial, long index, @Nullable String validTo) {
        var code = type == BUSINESS ? TestNetwork.BUSINESS_CODE : TestNetwork.PERSONAL_CODE;
        return new LicenceEntry(
                LicenceId.of(code, issuer, serial, 1).toString(),
                index,
                "2026-11-22",
                "2026-11-22",
                validTo,
                digest(2_000_000 + count),
                digest(3_000_000 + count),
                type == BUSINESS ? 2 : 3,
                List.of(credential()));
    }

    public CredentialEntry credential() {
        count++;
        return new CredentialEntry(
                Profile.PRINT, digest(count), network.channel.time().getEpochSecond());
    }

    public IssueRequest issue(List<LicenceEntry> entries) {
        return new IssueRequest(TestNetwork.id(), BUSINESS, 1, ZJ_KID, entries);
    }

    /** A business licence issued by the Zhejiang clerk. */
    public LicenceEntry issued() {
        return issued(entry(BUSINESS));
    }

    public LicenceEntry issued(LicenceEntry entry) {
        network.channel.submit(ZJ_CLERK, ZJ_NS, "licence:Issue", issue(List.of(entry)));
        return entry;
    }

    /** A request for an operation on the licence as it stands. */
    public OperateRequest operate(
            Operation operation, String licenceId, @Nullable LicenceStatus outcome, @Nullable String toRegion) {
        return new OperateRequest(
                TestNetwork.id(), operation, licenceId, state(licenceId).seq(), "TEST", null, outcome, toRegion);
    }

    /** Carries an operation out. */
    public OperationAnswer operated(
            TestOfficer officer,
            Operation operation,
            String licenceId,
            @Nullable LicenceStatus outcome,
            @Nullable String toRegion) {
        return network.channel.submit(
                officer,
                ZJ_NS,
                "licence:Operate",
                operate(operation, licenceId, outcome, toRegion),
                OperationAnswer.class);
    }

    public ReplaceRequest replace(Operation operation, String licenceId) {
        return new ReplaceRequest(
                TestNetwork.id(),
                operation,
                licenceId,
                state(licenceId).seq(),
                operation == Operation.CORRECT ? "CLERICAL" : "TEST",
                null,
                BUSINESS,
                1,
                ZJ_KID,
                entry(BUSINESS));
    }

    public LicenceState state(String licenceId) {
        return view(ZJ_NS, licenceId).state();
    }

    public LicenceView view(String namespace, String licenceId) {
        return network.channel.evaluate(
                ZJ_CLERK, namespace, "licence:Read", new LicenceQuery(licenceId), LicenceView.class);
    }

    public static String digest(int number) {
        return String.format("%064x", number);
    }

    /** The key of the region's authority. */
    public static String kid(String namespace) {
        return namespace.equals(ZJ_NS) ? ZJ_KID : JX_KID;
    }
}
