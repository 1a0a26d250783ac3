using CityTwin.City;
using CityTwin.Hosting;
using Microsoft.Extensions.Options;

namespace CityTwin.WorkOrders;

internal static class WorkOrderSetup
{
    public static IServiceCollection AddWorkOrders(this IServiceCollection services)
    {
        services.AddOptions<WorkOrderOptions>().BindConfiguration(WorkOrderOptions.Section);
        services.AddSingleton(provider => new WorkCatalogue(provider.GetRequiredService<CityCatalogue>().Desk));
        services.AddSingleton<IWorkTerms>(provider => provider.GetRequiredService<WorkCatalogue>());
        services.AddOptions<IntakeOptions>().BindConfiguration(IntakeOptions.Section);
        services.AddTransient(provider => new AlertIntake(
            provider.GetRequiredService<IGrainFactory>(), provider.GetRequiredService<CityCatalogue>(),
            provider.GetRequiredService<WorkCatalogue>(), provider.GetRequiredService<IOptions<IntakeOptions>>().Value,
            provider.GetRequiredService<IntakeTroubles>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<AlertIntake>>()));
        services.AddSingleton<IntakeTroubles>();
        services.AddHealthChecks().AddCheck<IntakeCheck>("intake", tags: [HealthSetup.Ready]);
        services.AddSingleton<WorkOrderArchive>();
        services.AddSingleton<EvaluationArchive>();
        services.AddSingleton<DossierStore>();
        services.AddSingleton<Suggestions>();
        return services;
    }
}
