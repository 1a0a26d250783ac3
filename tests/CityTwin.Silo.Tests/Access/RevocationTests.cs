using CityTwin.Access;
using CityTwin.Silo.Tests.Running;

namespace CityTwin.Silo.Tests.Access;

public class RevocationTests(SiloCluster silos) : ClusterTest(silos)
{
    private IRevocationsGrain Grain => Client.GetGrain<IRevocationsGrain>(Street.Value);

    [Fact]
    public async Task What_was_revoked_outlives_the_grain_that_was_told()
    {
        await Grain.Revoke(Of("leaver"));
        await Forget();
        var list = await Grain.Since(revision: 0);
        list!.Revocations.ShouldHaveSingleItem().Of.ShouldBe("leaver");
        (await Grain.Since(list.Revision)).ShouldBeNull("nothing has changed since");
    }

    [Fact]
    public async Task What_storage_did_not_take_is_not_said_to_be_revoked()
    {
        using (Cut($"revocations"))
        {
            await Should.ThrowAsync<Exception>(() => Grain.Revoke(Of("kept")));
        }

        (await Grain.Since(revision: -1))!.Revocations.ShouldNotContain(known => known.Of == "kept");
        await Grain.Revoke(Of("kept"));
        (await Grain.Since(revision: -1))!.Revocations.ShouldContain(known => known.Of == "kept");
    }

    private async Task Forget() => await Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

    private static Revocation Of(string subject) =>
        new(RevocationKind.Subject, subject, Now, "admin", "left", Now, Now + 1_000_000);
}
