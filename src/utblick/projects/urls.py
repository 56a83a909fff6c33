from django.urls import path

from utblick.projects.views import applicant, applications, earlier_projects, parts, projects, tasks

app_name = "projects"
urlpatterns = [
    path("", applications.index, name="index"),
    path("ny-ide/", applications.new_idea, name="new_idea"),
    path("ide/<uuid:pk>/", applications.show_idea, name="idea"),
    path("ide/<uuid:pk>/omrade/", applications.sort_idea, name="sort_idea"),
    path("ide/<uuid:pk>/provning/", applications.record_test, name="record_test"),
    path("ide/<uuid:pk>/ansokan/", applications.prepare, name="prepare"),
    path("provning/", tasks.list_tasks, name="tasks"),
    path("provning/las-in/", tasks.import_table, name="import_tasks"),
    path("provning/<uuid:pk>/", tasks.test, name="test_task"),
    path("kommunens-uppgifter/", applicant.show, name="applicant"),
    path("kommunens-uppgifter/andra/", applicant.state, name="state_applicant"),
    path("projekt/", projects.list_projects, name="projects"),
    path("projekt/las-in/", earlier_projects.import_table, name="import_projects"),
    path("projekt/<uuid:pk>/", projects.show_project, name="project"),
    path("projekt/<uuid:pk>/lovat/", projects.show_promises, name="promises"),
    path("projekt/<uuid:pk>/pengar/", projects.show_money, name="money"),
    path("projekt/<uuid:pk>/uppgifter/", projects.alter, name="alter_project"),
    path("projekt/<uuid:pk>/andring/", projects.amend, name="amend_project"),
    path("projekt/<uuid:pk>/avsluta/", projects.close, name="close_project"),
    path("projekt/<uuid:pk>/folj-upp/", projects.follow_up, name="follow_up_project"),
    path("projekt/<uuid:pk>/<slug:sort>/", parts.add, name="add_part"),
    path("projekt/<uuid:pk>/<slug:sort>/<uuid:part_pk>/", parts.alter, name="alter_part"),
    path("<uuid:pk>/", applications.show_application, name="application"),
    path("<uuid:pk>/svar/", applications.verdict, name="verdict"),
    path("<uuid:pk>/svar/bilaga/", applications.verdict_appendix, name="verdict_appendix"),
    path("<uuid:pk>/andra/", applications.alter, name="alter"),
    path("<uuid:pk>/arenden/", applications.open_matters_of, name="open_matters"),
    path("<uuid:pk>/lamna-in/", applications.submit, name="submit"),
    path("<uuid:pk>/besked/", applications.answer, name="answer"),
    path("<uuid:pk>/projekt/", projects.begin, name="begin_project"),
]
