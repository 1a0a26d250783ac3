using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Drones.Cloud;
using CityTwin.DevicesSim.Drones.Faults;
using CityTwin.DevicesSim.Drones.Flight;

namespace CityTwin.DevicesSim.Tests.Drones.Docks;

public sealed class FaultTests
{
    [Fact]
    public void A_share_of_flights_fails_in_every_way_and_none_without_a_share()
    {
        var plan = new DroneFaultPlan(1, 0.3);
        var faults = Enumerable.Range(0, 2_000).Select(flight => plan.Of(DroneUnits.Dock, flight)).OfType<DroneFault>().ToList();
        faults.Count.ShouldBeInRange(500, 700);
        faults.Select(fault => fault.Kind).Distinct().Order().ShouldBe(Enum.GetValues<DroneFaultKind>());
        plan.Of(DroneUnits.Dock, 7).ShouldBe(plan.Of(DroneUnits.Dock, 7));
        Enumerable.Range(0, 100).ShouldAllBe(flight => new DroneFaultPlan(1, 0).Of(DroneUnits.Dock, flight) == null);
    }

    [Fact]
    public void A_late_dock_answers_after_seconds()
    {
        var dock = With(DroneFaultKind.LateAnswers);
        var before = dock.NowMs;
        dock.Tell("services", "flight_authority_grab", new JsonObject(), "late");
        dock.Until(() => dock.All.Any(said => said.Topic.EndsWith("/services_reply")), 30);
        (dock.NowMs - before).ShouldBeInRange(4_000, 18_500);
    }

    [Fact]
    public void A_dock_that_does_not_answer_does_not_do_it_either()
    {
        var dock = With(DroneFaultKind.NoAnswers);
        dock.Order("flight_authority_grab").ShouldBeNull();
        dock.For(200);
        dock.Order("flight_authority_grab").ShouldBe(0, "it comes to itself");
    }

    [Fact]
    public void An_aircraft_that_loses_its_dock_is_offline_to_the_cloud_and_comes_home_by_itself()
    {
        var dock = With(DroneFaultKind.LostLinkForGood);
        dock.Fly(dock.Task("x-1", (900, 0), (1_500, 0), (900, 300), (1_500, 300)));
        dock.Until(() => !dock.Station.HasLink);
        dock.For(1);
        dock.All.Last(said => said.Method == "update_topo").Data.Items("sub_devices").ShouldBeEmpty();
        dock.Events("hms").Last().Data.Items("list").Select(item => item.Text("code")).ShouldContain("0x17000001");
        var reports = dock.Reports(DroneUnits.Aircraft).Count();
        dock.For(10);
        dock.Reports(DroneUnits.Aircraft).Count().ShouldBe(reports);
        dock.Order("return_home").ShouldBe(ResultCode.NotTakenOff, "it cannot be reached");
        dock.Until(() => dock.Last("flighttask_progress").Status is "failed" or "partially_done");
        var end = dock.Last("flighttask_progress");
        end.Result.ShouldBe(ResultCode.LinkLost);
        end.Ext.Get("break_point").Whole("break_reason").ShouldBe(BreakReason.LinkLost);
        dock.Station.IsInDock.ShouldBeTrue();
        dock.Station.HasLink.ShouldBeTrue();
    }

    [Fact]
    public void A_weak_battery_ends_the_task_by_a_documented_reason()
    {
        var dock = With(DroneFaultKind.WeakBattery);
        dock.Fly(dock.Task("x-2", [.. Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? 900.0 : 100, 0.0))]));
        dock.Until(() => dock.Last("flighttask_progress").Status is "failed" or "partially_done");
        dock.Last("flighttask_progress").Result.ShouldBe(ResultCode.LowBattery);
        dock.Events("hms").SelectMany(said => said.Data.Items("list")).Select(item => item.Text("code")).ShouldContain("0x1B030017");
    }

    [Fact]
    public void An_upload_that_fails_is_tried_again_and_the_picture_arrives()
    {
        var dock = With(DroneFaultKind.FailedUpload);
        dock.Fly(dock.Task("x-3", (200, 0)));
        dock.Until(() => dock.Last("flighttask_progress").Status == "ok");
        dock.Until(() => dock.Events("file_upload_callback").Count() == 2);
        dock.Uploads.Count(upload => upload.FailsOnPurpose).ShouldBe(2);
        dock.Requests("storage_config_get").Count().ShouldBeGreaterThan(1, "the credential may have been what was wrong");
    }

    /// <summary>A dock whose first flight has this fault.</summary>
    private static TestDock With(DroneFaultKind kind)
    {
        var seed = Enumerable.Range(1, 1_000).Select(number => (ulong)number)
            .First(number => new DroneFaultPlan(number, 1).Of(DroneUnits.Dock, 0)!.Kind == kind);
        return new TestDock(faults: 1, seed: seed).Join();
    }
}
