using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Ingest.Routing;
using CityTwin.Ledger;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace CityTwin.Silo.Tests.Sensing;

/// <summary>What a street says is saved is saved, and what changed without a reading is saved too.</summary>
public class SavingTests(SiloCluster silos) : ClusterTest(silos)
{
    [Fact]
    public async Task A_save_asked_for_while_another_fails_does_not_say_that_all_is_saved()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        await Ingest.Deliver([Says(sensor, "levelM", 1, Noon)]);
        using (Cut($"snapshots/cell/{Cell}"))
        {
            var saves = Enumerable.Range(0, 8).Select(_ => Ingest.Save()).ToArray();
            foreach (var save in saves)
            {
                await Should.ThrowAsync<Exception>(save);
            }
        }

        await Ingest.Save();
    }

    [Fact]
    public async Task A_street_in_which_a_sensor_fell_silent_is_to_be_saved()
    {
        var sensor = await Enrolled(TestCity.Quick, clock: DeviceClock.Live);
        do
        {
            await Ingest.Deliver([Says(sensor, "value", 1, Now)]);
            await Ingest.Save();
            TakeChanged();
        }
        while ((await Client.GetGrain<ISensorGrain>(sensor.Value).Get())!.Row.Health == SensorHealth.Offline);

        var ear = await Ear();
        await ear.Until(street => street.Row(sensor)?.Health == SensorHealth.Offline, Patience);
        await UntilChanged();
    }

    [Fact]
    public async Task A_street_in_which_an_alert_was_cleared_by_hand_is_to_be_saved()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        await Ingest.Deliver([Says(sensor, "levelM", 99, Noon)]);
        await Ingest.Save();
        TakeChanged();
        var alert = (await Log.ListAlerts(new AlertQuery(Subject: sensor))).Alerts.Single();
        await Client.GetGrain<IAlertGrain>(alert.Id.Value).Clear("wang", null);
        await UntilChanged();
    }

    private bool TakeChanged() => Cluster.Silos.Count(silo =>
        silo.ServiceProvider.GetRequiredService<ChangedStreets>().Take().Contains(Street.Value)) > 0;

    private async Task UntilChanged()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!TakeChanged())
        {
            // Any call to the street goes through its queue, behind what changes it.
            await Ingest.Deliver([]).WaitAsync(patience.Token);
            patience.Token.ThrowIfCancellationRequested();
        }
    }
}
