// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import java.util.Map;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Default;
import org.hyperledger.fabric.contract.annotation.Transaction;
import org.yinzheng.chaincode.authority.Door;
import org.yinzheng.chaincode.ledger.LedgerKeys;

/** The door of the registry. Each function takes one canonical JSON record and returns one; docs/ledger-api.md lists them. */
@Contract(name = "registry")
@Default
public final class RegistryContract implements ContractInterface {

    @Transaction
    public String Found(Context context, String argument) {
        return Door.submitUnregistered(context, "registry:Found", argument, FoundRequest.class, Founding::found);
    }

    @Transaction
    public String BindNamespace(Context context, String argument) {
        return Door.submitUnregistered(
                context, "registry:BindNamespace", argument, BindNamespaceRequest.class, Founding::bind);
    }

    @Transaction
    public String RegisterRegion(Context context, String argument) {
        return Door.submit(
                context, "registry:RegisterRegion", argument, RegisterRegionRequest.class, RegionBook::register);
    }

    @Transaction
    public String UpdateRegion(Context context, String argument) {
        return Door.submit(context, "registry:UpdateRegion", argument, UpdateRegionRequest.class, RegionBook::update);
    }

    @Transaction
    public String RegisterAgency(Context context, String argument) {
        return Door.submit(
                context, "registry:RegisterAgency", argument, RegisterAgencyRequest.class, AgencyBook::register);
    }

    @Transaction
    public String UpdateAgency(Context context, String argument) {
        return Door.submit(context, "registry:UpdateAgency", argument, UpdateAgencyRequest.class, AgencyBook::update);
    }

    @Transaction
    public String CloseAgency(Context context, String argument) {
        return Door.submit(context, "registry:CloseAgency", argument, CloseAgencyRequest.class, AgencyBook::close);
    }

    @Transaction
    public String SucceedAgency(Context context, String argument) {
        return Door.submit(
                context, "registry:SucceedAgency", argument, SucceedAgencyRequest.class, AgencyBook::succeed);
    }

    @Transaction
    public String Admit(Context context, String argument) {
        return Door.submit(context, "registry:Admit", argument, AdmitRequest.class, Admissions::admit);
    }

    @Transaction
    public String RegisterKey(Context context, String argument) {
        return Door.submit(context, "registry:RegisterKey", argument, RegisterKeyRequest.class, KeyBook::register);
    }

    @Transaction
    public String ConfirmKey(Context context, String argument) {
        return Door.submit(context, "registry:ConfirmKey", argument, ConfirmKeyRequest.class, KeyBook::confirm);
    }

    @Transaction
    public String CloseKey(Context context, String argument) {
        return Door.submit(context, "registry:CloseKey", argument, CloseKeyRequest.class, KeyBook::close);
    }

    @Transaction
    public String PublishType(Context context, String argument) {
        return Door.submit(context, "registry:PublishType", argument, PublishTypeRequest.class, TypeBook::publish);
    }

    @Transaction
    public String AdoptType(Context context, String argument) {
        return Door.submit(context, "registry:AdoptType", argument, AdoptTypeRequest.class, TypeBook::adopt);
    }

    @Transaction
    public String Beat(Context context, String argument) {
        return Door.submitRepeatable(context, argument, BeatRequest.class, Upkeep::beat);
    }

    @Transaction
    public String Fence(Context context, String argument) {
        return Door.submitRepeatable(context, argument, FenceRequest.class, Upkeep::fence);
    }

    /** The stored record of one key, empty when there is none: the leaf call of every nested read. */
    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String Read(Context context, String argument) {
        return Door.read(
                context,
                argument,
                ReadRequest.class,
                (ledger, request) -> ledger.raw(new LedgerKeys.Key(request.kind(), request.parts())));
    }

    /** One page of the stored records of a kind. */
    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String List(Context context, String argument) {
        return Door.evaluate(
                context,
                argument,
                ListRequest.class,
                (ledger, request) ->
                        ledger.page(request.kind(), request.parts(), request.after(), request.limit(), Map.class));
    }
}
